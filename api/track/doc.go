// Package track follows projects once they are under way: the cases of their items, and whatever else
// happens to a project after its plan was issued. It appends to the log of a project through package
// project, and folds views of its own from it:
//
//   - followed, one a project: everything that is followed, as the next entry is checked against it;
//   - case, one an item of a project: for the listings of departments and agents.
//   - commitment, one a commitment that was chosen: for listings, and for what is due.
//   - reminder, one a reminder of supervision: for the list of whoever was reminded.
//
// What may happen, and what the law says against it, is data (policies/supervision). The package knows
// nothing of HTTP; the clock comes from outside.
package track
