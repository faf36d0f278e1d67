# What OPA's server is asked: the items whose rule holds, and nothing else.
package bench

decision contains id if data.items[id].applies
