package storage

const actingVariable = "SEVENLISTS_STORAGE_ACTS"

func act() int { return 0 }
