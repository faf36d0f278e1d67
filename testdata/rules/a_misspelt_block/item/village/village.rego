package item.village
