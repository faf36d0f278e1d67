package profile

// Encode writes what the profile states, as JSON that Decode reads back to the same profile: id,
// name, start, and the stated facts in the order in which they are asked, those called unknown
// as null. What was derived or assumed is left out. The same profile gives the same bytes.
func Encode(p Profile, facts *Facts) []byte {
	stated := object{}
	for slot := range facts.List {
		switch {
		case p.IsStatedUnknown(slot):
			stated = append(stated, member{facts.List[slot].ID, nil})
		case slot < len(p.Origin) && p.Origin[slot] == Stated:
			stated = append(stated, member{facts.List[slot].ID, p.Values[slot]})
		}
	}
	o := object{{"id", p.ID}, {"name", p.Name}, {"start", p.Start}}
	if len(stated) > 0 {
		o = append(o, member{"facts", stated})
	}
	return document(o)
}
