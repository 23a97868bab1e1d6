package recoupment_test

import (
	"go/ast"
	"go/doc/comment"
	"go/parser"
	"go/token"
	"path/filepath"
	"reflect"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/filmfinance/filmfinance/recoupment"
)

// goSource is what the comments of the package say of its types.
type goSource struct {
	// types are the comments of the types, fields those of their fields, in the order of the source.
	types  map[string]string
	fields map[string][]goField
	// words are the constants of the types that are words, and constants the word of each of them.
	words     map[string][]goWord
	constants map[string]string
}

type goField struct{ name, json, comment string }

// goWord is a constant: its name, its word, its own comment and that of the block where it stands.
type goWord struct{ name, word, comment, block string }

// readSource reads the Go files of the package.
func readSource(t *testing.T) *goSource {
	t.Helper()
	s := &goSource{map[string]string{}, map[string][]goField{}, map[string][]goWord{}, map[string]string{}}
	files, err := filepath.Glob("*.go")
	require.NoError(t, err)
	for _, name := range files {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.ParseComments|parser.SkipObjectResolution)
		require.NoError(t, err)
		for _, d := range file.Decls {
			if decl, is := d.(*ast.GenDecl); is {
				s.declare(decl)
			}
		}
	}
	s.constants["HalfAwayFromZero"] = recoupment.HalfAwayFromZero.String() // defined elsewhere
	return s
}

func (s *goSource) declare(decl *ast.GenDecl) {
	for _, spec := range decl.Specs {
		switch spec := spec.(type) {
		case *ast.TypeSpec:
			s.types[spec.Name.Name] = decl.Doc.Text() + spec.Doc.Text()
			if object, is := spec.Type.(*ast.StructType); is {
				s.structure(spec.Name.Name, object)
			}
		case *ast.ValueSpec:
			named, is := spec.Type.(*ast.Ident)
			if decl.Tok != token.CONST || !is || len(spec.Values) != 1 {
				continue
			}
			if value, is := spec.Values[0].(*ast.BasicLit); is && value.Kind == token.STRING && spec.Names[0].IsExported() {
				word, _ := strconv.Unquote(value.Value)
				s.words[named.Name] = append(s.words[named.Name], goWord{spec.Names[0].Name, word, spec.Doc.Text(), decl.Doc.Text()})
				s.constants[spec.Names[0].Name] = word
			}
		}
	}
}

func (s *goSource) structure(name string, object *ast.StructType) {
	for _, f := range object.Fields.List {
		for _, field := range f.Names {
			tag := ""
			if f.Tag != nil {
				tag, _ = strconv.Unquote(f.Tag.Value)
			}
			key, _, _ := strings.Cut(reflect.StructTag(tag).Get("json"), ",")
			s.fields[name] = append(s.fields[name], goField{field.Name, key, f.Doc.Text()})
		}
	}
}

// ofType returns the description of a type. That of a type that is words says what each of them means.
func (s *goSource) ofType(name string) string {
	paragraphs := []string{s.plain(s.types[name], name, amid)}
	block := ""
	for _, w := range s.words[name] {
		if w.block != block {
			block = w.block
			paragraphs = append(paragraphs, s.plain(block, name, anywhere))
		}
		if w.comment != "" {
			paragraphs = append(paragraphs, s.plain(w.comment, name, anywhere))
		}
	}
	return strings.Join(paragraphs, "\n\n")
}

// ofField returns the description of a field, if any: its comment, or else the last one above it, or that
// of the struct, that names it ("From bears the payment, To receives it").
func (s *goSource) ofField(in, field string) string {
	covering := ""
	if amid(field).MatchString(s.types[in]) {
		covering = s.ofType(in)
	}
	for _, f := range s.fields[in] {
		if f.comment != "" && (f.name == field || anywhere(field).MatchString(f.comment)) {
			covering = s.plain(f.comment, in, anywhere)
		}
		if f.name == field {
			break
		}
	}
	return covering
}

// anywhere finds a name of the Go code that is not part of a link; amid finds it inside a sentence only,
// where a capital letter makes it more than a word that begins one.
func anywhere(name string) *regexp.Regexp {
	return regexp.MustCompile(`(^|[^.\w\[` + "`" + `])` + name + `\b`)
}
func amid(name string) *regexp.Regexp { return regexp.MustCompile(`([\w,;:]\s)` + name + `\b`) }

// plain returns a comment without its line breaks, with the names that documents use, between backticks,
// in place of those of the Go code: the fields and the words of one type, and what is linked to.
func (s *goSource) plain(text, in string, find func(name string) *regexp.Regexp) string {
	for _, f := range s.fields[in] {
		text = find(f.name).ReplaceAllString(text, "${1}`"+f.json+"`")
	}
	for _, w := range s.words[in] {
		text = find(w.name).ReplaceAllString(text, "${1}`"+w.word+"`")
	}
	parsed := (&comment.Parser{LookupSym: func(string, string) bool { return true }}).Parse(text)
	for _, block := range parsed.Content {
		if p, is := block.(*comment.Paragraph); is {
			for _, part := range p.Text {
				if link, is := part.(*comment.DocLink); is {
					link.Text = []comment.Text{comment.Plain(s.linked(link))}
				}
			}
		}
	}
	return strings.TrimSpace(string((&comment.Printer{TextWidth: -1}).Text(parsed)))
}

func (s *goSource) linked(link *comment.DocLink) string {
	if word, is := s.constants[link.Name]; is && link.Recv == "" {
		return "`" + word + "`"
	}
	for _, f := range s.fields[link.Recv] {
		if f.name == link.Name {
			return "`" + f.json + "`"
		}
	}
	return strings.TrimPrefix(link.Recv+"."+link.Name, ".")
}
