package main

import (
	"bytes"
	"context"
	_ "embed"
	"errors"
	"fmt"
	"go/ast"
	"go/format"
	"go/token"
	"go/types"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"golang.org/x/tools/go/ast/astutil"
	"golang.org/x/tools/go/packages"
)

// The kinds of mutants.
const (
	arithmetic = "arithmetic"          // + for -, * for /, * for %
	boundary   = "boundary"            // < for <=, > for >=
	negation   = "negation"            // == for !=, < for >=, > for <=
	increment  = "increment-decrement" // ++ for --
	negative   = "invert-negative"     // a for -a
	logical    = "invert-logical"      // && for ||
)

// runtime is what the operators of the copy call.
//
//go:embed runtime.txt
var runtimeText string

// A copied is a package whose copy holds all its mutants.
type copied struct {
	folder, name, path string
	files              []string // that were rewritten; beside each stands what it was
	mutants            []*mutant
}

// A rewriter replaces the operators of a package by calls which know what mutant is on.
type rewriter struct {
	pkg     *packages.Package
	mutants []*mutant
	ids     int
}

// rewrite changes the package in folder so that it holds all its mutants.
func rewrite(ctx context.Context, folder string) (*copied, error) {
	pkgs, err := packages.Load(&packages.Config{
		Mode:    packages.NeedName | packages.NeedFiles | packages.NeedSyntax | packages.NeedTypes | packages.NeedTypesInfo | packages.NeedImports | packages.NeedDeps,
		Context: ctx,
		Dir:     folder,
	}, ".")
	if err != nil {
		return nil, err
	}
	if packages.PrintErrors(pkgs) > 0 || len(pkgs) != 1 {
		return nil, errors.New("the package does not compile")
	}
	r := rewriter{pkg: pkgs[0]}
	c := &copied{folder: folder, name: r.pkg.Name, path: r.pkg.PkgPath}
	for i, f := range r.pkg.Syntax {
		if slices.ContainsFunc(f.Comments, isDirective) {
			continue // comments are lost on the way
		}
		f.Comments = nil
		var b bytes.Buffer
		if err := format.Node(&b, token.NewFileSet(), astutil.Apply(f, r.enter, r.leave)); err != nil {
			return nil, err
		}
		file := r.pkg.GoFiles[i]
		if err := os.Rename(file, file+original); err != nil {
			return nil, err
		}
		if err := os.WriteFile(file, b.Bytes(), 0o644); err != nil {
			return nil, err
		}
		c.files = append(c.files, file)
	}
	c.mutants = r.mutants
	return c, os.WriteFile(c.runtime(), fmt.Appendf(nil, "package %s\n\n%s", c.name, runtimeText), 0o644)
}

func (c *copied) runtime() string { return filepath.Join(c.folder, "zz_mutants.go") }

func isDirective(g *ast.CommentGroup) bool {
	return slices.ContainsFunc(g.List, func(c *ast.Comment) bool { return strings.HasPrefix(c.Text, "//go:") })
}

// original is the suffix of a file as it was.
const original = ".original"

// add adds a mutant of an operator at pos, and returns its id.
func (r *rewriter) add(kind string, pos token.Pos) int {
	r.ids++
	r.note(&mutant{id: r.ids, kind: kind}, pos)
	return r.ids
}

func (r *rewriter) note(m *mutant, pos token.Pos) {
	p := r.pkg.Fset.Position(pos)
	m.file, m.line, m.col = filepath.Base(p.Filename), p.Line, p.Column
	r.mutants = append(r.mutants, m)
}

// enter leaves constants as they are: a call is none.
func (r *rewriter) enter(c *astutil.Cursor) bool {
	e, ok := c.Node().(ast.Expr)
	if !ok || r.pkg.TypesInfo.Types[e].Value == nil {
		return true
	}
	ast.Inspect(e, func(n ast.Node) bool {
		if b, ok := n.(*ast.BinaryExpr); ok {
			if after, ok := swapped[b.Op]; ok {
				r.note(&mutant{kind: arithmetic, after: after.String()}, b.OpPos)
			}
		}
		if u, ok := n.(*ast.UnaryExpr); ok && u.Op == token.SUB {
			r.note(&mutant{kind: negative, after: "+"}, u.OpPos)
		}
		return true
	})
	return false
}

var swapped = map[token.Token]token.Token{
	token.ADD: token.SUB, token.SUB: token.ADD, token.MUL: token.QUO, token.QUO: token.MUL, token.REM: token.MUL,
}

var calls = map[token.Token]string{
	token.LSS: "mutantLess", token.LEQ: "mutantAtMost", token.GTR: "mutantMore", token.GEQ: "mutantAtLeast",
	token.ADD: "mutantPlus", token.SUB: "mutantMinus", token.MUL: "mutantTimes", token.QUO: "mutantOver", token.REM: "mutantRest",
	token.LAND: "mutantAnd", token.LOR: "mutantOr",
}

// leave replaces an operator once those within its operands are replaced.
func (r *rewriter) leave(c *astutil.Cursor) bool {
	switch e := c.Node().(type) {
	case *ast.IncDecStmt:
		op := token.ADD_ASSIGN
		if e.Tok == token.DEC {
			op = token.SUB_ASSIGN
		}
		one := call("mutantOne", r.add(increment, e.TokPos), e.X)
		c.Replace(&ast.AssignStmt{Lhs: []ast.Expr{e.X}, Tok: op, Rhs: []ast.Expr{one}})
	case *ast.UnaryExpr:
		if e.Op == token.SUB {
			c.Replace(call("mutantNegative", r.add(negative, e.OpPos), e.X))
		}
	case *ast.BinaryExpr:
		if n := r.binary(e); n != nil {
			c.Replace(n)
		}
	}
	return true
}

func (r *rewriter) binary(e *ast.BinaryExpr) ast.Expr {
	switch e.Op {
	case token.EQL, token.NEQ:
		on := call("mutantOn", r.add(negation, e.OpPos))
		return &ast.ParenExpr{X: &ast.BinaryExpr{X: &ast.ParenExpr{X: e}, Op: token.NEQ, Y: on}}
	case token.LSS, token.LEQ, token.GTR, token.GEQ:
		id := r.add(boundary, e.OpPos)
		r.add(negation, e.OpPos) // id+1
		return call(calls[e.Op], id, e.X, e.Y)
	case token.LAND, token.LOR:
		later := &ast.FuncLit{
			Type: &ast.FuncType{Params: &ast.FieldList{}, Results: &ast.FieldList{List: []*ast.Field{{Type: ast.NewIdent("bool")}}}},
			Body: &ast.BlockStmt{List: []ast.Stmt{&ast.ReturnStmt{Results: []ast.Expr{e.Y}}}},
		}
		return call(calls[e.Op], r.add(logical, e.OpPos), e.X, later)
	}
	if b, ok := r.pkg.TypesInfo.TypeOf(e).Underlying().(*types.Basic); ok && b.Info()&types.IsNumeric != 0 && swapped[e.Op] != 0 {
		return call(calls[e.Op], r.add(arithmetic, e.OpPos), e.X, e.Y)
	}
	return nil // texts, bits and shifts have no mutants
}

func call(name string, id int, operands ...ast.Expr) ast.Expr {
	first := &ast.BasicLit{Kind: token.INT, Value: fmt.Sprint(id)}
	return &ast.CallExpr{Fun: ast.NewIdent(name), Args: append([]ast.Expr{first}, operands...)}
}
