package lists

// Groups is the numbering of parallel groups, for the properties that its test checks.
var Groups = groups
