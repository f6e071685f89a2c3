package money

import (
	"cmp"
	"errors"
	"math/big"
	"slices"
)

// A Weight says how much of a total falls to one part: the exact amount of a row, a ratio, or a whole
// number.
type Weight interface{ Amount | Ratio | int64 }

// ErrNoWeights says that there is something to allocate and no part to allocate it to.
var ErrNoWeights = errors.New("money: a total other than zero needs a part whose weight is not zero")

// ErrMixedWeights says that some weights are negative and some positive, so that shares of their sum
// mean nothing.
var ErrMixedWeights = errors.New("money: weights must not be partly negative and partly positive; allocate the two kinds apart")

// Allocate rounds total as by [Amount.Round] and returns one part for each weight, in minor units and
// in proportion to the weights, so that the parts add up to the rounded total. It is the method of the
// largest remainder (Hamilton): each part gets the whole minor units of its share, and those that are
// left go one each to the parts with the largest remainders, the earlier one first where they are
// equal. A weight of zero gets zero, and -total gives the negative of what total gives.
//
// The rows of a table are allocated from its total with their own exact amounts as weights, so that
// the table adds up. Put the rows in an order that does not change before, so that ties don't either.
//
// It fails with [ErrNoWeights], with [ErrMixedWeights], and with a [*MismatchError] if a weight is an
// amount of another currency than total.
func Allocate[W Weight](total Amount, weights []W) ([]Amount, error) {
	exact := make([]*big.Rat, len(weights))
	for i, w := range weights {
		n, err := weight(total.Currency(), w)
		if err != nil {
			return nil, err
		}
		exact[i] = n.rat()
	}
	shares, err := integers(exact)
	if err != nil {
		return nil, err
	}
	cur := total.Currency()
	digits := cur.Digits()
	parts, err := hamilton(total.number().round(digits).rat().Num(), shares)
	if err != nil {
		return nil, err
	}
	amounts := make([]Amount, len(parts))
	if cur.IsZero() {
		return amounts, nil // nothing, in parts
	}
	for i, p := range parts {
		amounts[i] = amountOf(fromRat(new(big.Rat).SetInt(p)).scaled(digits), cur)
	}
	return amounts, nil
}

func weight[W Weight](cur Currency, w W) (number, error) {
	switch w := any(w).(type) {
	case Amount:
		return w.number(), match(cur, w.Currency())
	case Ratio:
		return w.n, nil
	case int64:
		return integer(w), nil
	}
	panic("unreachable")
}

// integers returns the weights over their common denominator, without their sign.
func integers(weights []*big.Rat) ([]*big.Int, error) {
	den, signs := big.NewInt(1), 0
	for _, w := range weights {
		if d := w.Denom(); d.Cmp(den) != 0 {
			g := new(big.Int).GCD(nil, nil, den, d)
			den = g.Mul(new(big.Int).Quo(d, g), den)
		}
		switch w.Sign() {
		case -1:
			signs |= 1
		case 1:
			signs |= 2
		}
	}
	if signs == 3 {
		return nil, ErrMixedWeights
	}
	whole := make([]*big.Int, len(weights))
	for i, w := range weights {
		n := new(big.Int).Quo(den, w.Denom())
		whole[i] = n.Mul(n, w.Num()).Abs(n)
	}
	return whole, nil
}

// hamilton splits total by weights that are not negative.
func hamilton(total *big.Int, weights []*big.Int) ([]*big.Int, error) {
	sum := new(big.Int)
	for _, w := range weights {
		sum.Add(sum, w)
	}
	parts := make([]*big.Int, len(weights))
	if sum.Sign() == 0 {
		if total.Sign() != 0 {
			return nil, ErrNoWeights
		}
		for i := range parts {
			parts[i] = new(big.Int)
		}
		return parts, nil
	}
	mag, order, rests := new(big.Int).Abs(total), make([]int, len(weights)), make([]*big.Int, len(weights))
	left := new(big.Int).Set(mag)
	for i, w := range weights {
		share := new(big.Int).Mul(mag, w)
		parts[i], rests[i] = share.QuoRem(share, sum, new(big.Int))
		left.Sub(left, parts[i])
		order[i] = i
	}
	slices.SortFunc(order, func(i, j int) int {
		return cmp.Or(rests[j].Cmp(rests[i]), cmp.Compare(i, j))
	})
	for _, i := range order[:left.Int64()] { // fewer than there are parts
		parts[i].Add(parts[i], big.NewInt(1))
	}
	if total.Sign() < 0 {
		for _, p := range parts {
			p.Neg(p)
		}
	}
	return parts, nil
}
