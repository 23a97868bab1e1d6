// Package closing holds the probability of closing a financing plan.
package closing
