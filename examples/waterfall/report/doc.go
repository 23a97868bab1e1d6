// Package report writes what a deal gives to everybody: for people as text in French or in English, for
// programs as JSON, for spreadsheets as CSV.
package report
