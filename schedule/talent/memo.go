package talent

import "math/bits"

// known is what a finished search has proved of a node: that what is left holds for at least so much.
type known struct {
	left, near, far uint64
	future          int64
}

// knownSize is the size of a known, in bytes.
const knownSize = 32

// ways is how many places of the table one node may have.
const ways = 4

// memo remembers nodes in a table that doubles until its memory is used; then what took less work is
// forgotten for what took more. Without precedences a node and its mirror image are one.
type memo struct {
	table  []known
	used   int
	most   int
	mirror bool
}

func newMemo(memory int64, mirror bool) *memo {
	size := 1 << 10
	m := &memo{most: size, mirror: mirror}
	for int64(m.most)*2*knownSize <= memory {
		m.most *= 2
	}
	m.table = make([]known, size)
	return m
}

func (m *memo) key(n *node) known {
	if m.mirror && n.near > n.far {
		return known{left: n.left, near: n.far, far: n.near}
	}
	return known{left: n.left, near: n.near, far: n.far}
}

func (m *memo) at(k known) int {
	h := k.left*0x9E3779B97F4A7C15 ^ bits.RotateLeft64(k.near*0xC2B2AE3D27D4EB4F, 31) ^ k.far*0x165667B19E3779F9
	h ^= h >> 32
	h *= 0xD6E8FEB86659FD93
	h ^= h >> 29
	return int(h & uint64(len(m.table)-1)) //nolint:gosec // masked
}

// future returns the proved holding cost of what is left, zero where nothing is known.
func (m *memo) future(n *node) int64 {
	k := m.key(n)
	at := m.at(k)
	for i := range ways {
		e := &m.table[(at+i)&(len(m.table)-1)]
		if e.left == k.left && e.near == k.near && e.far == k.far {
			return e.future
		}
	}
	return 0
}

func (m *memo) keep(n *node, future int64) {
	if 2*m.used > len(m.table) && len(m.table) < m.most {
		m.grow()
	}
	k := m.key(n)
	k.future = future
	m.put(k)
}

func (m *memo) put(k known) {
	at := m.at(k)
	var worst *known
	for i := range ways {
		e := &m.table[(at+i)&(len(m.table)-1)]
		if e.left == 0 {
			*e = k
			m.used++
			return
		}
		if e.left == k.left && e.near == k.near && e.far == k.far {
			e.future = max(e.future, k.future)
			return
		}
		if worst == nil || bits.OnesCount64(e.left) < bits.OnesCount64(worst.left) {
			worst = e
		}
	}
	// Not better than the least: still replaced, as it is the more recent.
	*worst = k
}

func (m *memo) grow() {
	old := m.table
	m.table, m.used = make([]known, 2*len(old)), 0
	for _, e := range old {
		if e.left != 0 {
			m.put(e)
		}
	}
}
