package api

// Setting reads a setting of the server's environment.
var Setting = setting
