package view

import (
	"encoding/xml"

	"sevenlists/planner/calendar"
)

// The elements of the format in the order in which its published schema (mspdi_pj12.xsd of Project
// 2007) wants them; what is optional there and empty here is left out.

type msProject struct {
	XMLName            xml.Name `xml:"http://schemas.microsoft.com/project Project"`
	SaveVersion        int
	Name               string
	Title              string
	Subject            string `xml:",omitempty"`
	Author             string
	ScheduleFromStart  int
	StartDate          string
	FinishDate         string
	FYStartDate        int
	CriticalSlackLimit int
	CurrencyDigits     int
	CurrencySymbol     string
	CurrencyCode       string
	CalendarUID        int
	DefaultStartTime   string
	DefaultFinishTime  string
	MinutesPerDay      int
	MinutesPerWeek     int
	DaysPerMonth       int
	DefaultTaskType    int
	DurationFormat     int
	HonorConstraints   int
	WeekStartDay       int
	StatusDate         string `xml:",omitempty"`
	ExtendedAttributes *msAttributes
	Calendars          *msCalendars
	Tasks              *msTasks
}

type msAttributes struct {
	List []msAttribute `xml:"ExtendedAttribute"`
}

type msAttribute struct {
	FieldID, FieldName, Alias string
}

type msCalendars struct {
	List []msCalendar `xml:"Calendar"`
}

type msCalendar struct {
	UID            int
	Name           string
	IsBaseCalendar int
	WeekDays       *msWeekDays
	Exceptions     *msExceptions
}

type msWeekDays struct {
	List []msWeekDay `xml:"WeekDay"`
}

type msWeekDay struct {
	DayType, DayWorking int
	WorkingTimes        *msTimes
}

type msTimes struct {
	List []msTime `xml:"WorkingTime"`
}

type msTime struct{ FromTime, ToTime string }

type msExceptions struct {
	List []msException `xml:"Exception"`
}

type msException struct {
	EnteredByOccurrences int
	TimePeriod           msPeriod
	Occurrences          int
	Name                 string
	Type                 int
	DayWorking           int
	WorkingTimes         *msTimes

	first, last calendar.Date
}

type msPeriod struct{ FromDate, ToDate string }

type msTasks struct {
	List []msTask `xml:"Task"`
}

type msTask struct {
	UID, ID           int
	Name              string
	Type              int
	Contact           string `xml:",omitempty"`
	OutlineNumber     string
	OutlineLevel      int
	Priority          int
	Start             string
	Finish            string
	Duration          string
	DurationFormat    int
	EffortDriven      int
	Estimated         int
	Milestone         int
	Summary           int
	Critical          int
	EarlyStart        string `xml:",omitempty"`
	EarlyFinish       string `xml:",omitempty"`
	LateStart         string `xml:",omitempty"`
	LateFinish        string `xml:",omitempty"`
	FreeSlack         int
	TotalSlack        int
	PercentComplete   int
	ActualStart       string `xml:",omitempty"`
	ActualFinish      string `xml:",omitempty"`
	ActualDuration    string `xml:",omitempty"`
	RemainingDuration string `xml:",omitempty"`
	ConstraintType    int
	CalendarUID       int
	ConstraintDate    string    `xml:",omitempty"`
	Deadline          string    `xml:",omitempty"`
	Notes             string    `xml:",omitempty"`
	Links             []msLink  `xml:"PredecessorLink"`
	Values            []msValue `xml:"ExtendedAttribute"`

	begin, end, latest calendar.Date
}

type msLink struct {
	PredecessorUID, Type, CrossProject, LinkLag, LagFormat int
}

type msValue struct{ FieldID, Value string }
