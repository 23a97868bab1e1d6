// Package schedule holds the time of a film: civil days, weeks, calendars and the production calendar.
package schedule
