package money

import (
	"errors"
	"time"
)

// A Basis turns pay per year into a cost per hour: the hours that the pay is spread over, and the
// load factor, which is what the employer bears over what is paid. The two belong together: paid hours
// go with a factor that contains paid leave, hours worked with one that does not. Mixing them
// overstates: by 10.7 % with the figures of June 2025. The zero Basis is invalid. A Basis is plain data;
// [PerYear] checks it.
type Basis struct {
	Name       string        // how results refer to it; required
	Hours      time.Duration // hours a year, more than none and at most 8,784
	LoadFactor Ratio         // from 1 to 10; 7/5 for 40 % on top of pay
	Source     string        // who says so, and when; required
}

// HBR2016 is 2,000 hours and 7/5: the meeting cost calculator of Harvard Business Review, January
// 2016, which adds 40 % for benefits. Read in reports on it (Inc., Hispanic Houston: four people on
// 50,000 USD cost 140 USD an hour), not at its source.
func HBR2016() Basis {
	return Basis{
		Name:       "HBR2016",
		Hours:      2000 * time.Hour,
		LoadFactor: ratio(7, 5),
		Source:     "Harvard Business Review, Estimate the Cost of a Meeting with This Calculator, January 2016",
	}
}

// BLS2025Q2 is 2,080 paid hours and 4565/3207, about 1.42345: total compensation of 45.65 USD over
// wages and salaries of 32.07 USD an hour, private industry workers, U.S. Bureau of Labor Statistics,
// Employer Costs for Employee Compensation, June 2025 (USDL-25-1358, 2025-09-12).
func BLS2025Q2() Basis {
	return Basis{
		Name:       "BLS2025Q2",
		Hours:      2080 * time.Hour,
		LoadFactor: ratio(4565, 3207),
		Source:     "U.S. Bureau of Labor Statistics, Employer Costs for Employee Compensation, June 2025, private industry, USDL-25-1358",
	}
}

// CanadaPublic is 1,950 hours, which are 37.5 a week, and 6/5: the public service of Canada. The hours
// are those of the calculator of Ottawa Civic Tech, meetingcostcalculator.ca (2019), which adds the
// employee benefit plan on request; the 20 % for it were not read at a source.
func CanadaPublic() Basis {
	return Basis{
		Name:       "CanadaPublic",
		Hours:      1950 * time.Hour,
		LoadFactor: ratio(6, 5),
		Source:     "public service of Canada: 37.5 hours a week (meetingcostcalculator.ca, 2019), employee benefit plan at 20 %",
	}
}

// ratio is num/den for constants.
func ratio(num, den uint64) Ratio { return Ratio{n: number{num: int128{0, num}, den: den}} }

// hoursOfLeapYear is the most hours that a year has.
const hoursOfLeapYear = 366 * 24 * time.Hour

func (b Basis) check() error {
	var problems []error
	refuse := func(path, want string) {
		problems = append(problems, &FieldError{path, errors.New("money: " + want)})
	}
	if b.Name == "" {
		refuse("/name", "a basis needs a name, since results refer to it")
	}
	if b.Hours <= 0 || b.Hours > hoursOfLeapYear {
		refuse("/hours", "hours a year are more than none and at most 8784, such as 2080*time.Hour")
	}
	if b.LoadFactor.n.cmp(integer(1)) < 0 || b.LoadFactor.n.cmp(integer(10)) > 0 {
		refuse("/load_factor", "a load factor is the whole cost over the pay, from 1 to 10: 40 % on top is 7/5")
	}
	if b.Source == "" {
		refuse("/source", "a basis needs a source: who says so, and when")
	}
	return errors.Join(problems...)
}
