"""How far a floating-point implementation of a function is from the function itself.

Two things are found out.  Its error against the term is certified: the exact value at every
point that is looked at has an enclosure (FLINT), and so has the error, in ulps and absolute.  Its
defect in the identity f(x) - f(-x) = c*x is measured: it needs no reference, since the identity
is the oracle.

`floats` has the formats and the points that are looked at, `arrays` and `implementations` the
functions that are audited, `subjects` and `identities` the terms, `truth` their enclosures,
`accuracy` and `defects` the two measurements, `auditing` and `zoo` put them together, `texts` and
`symproof.figures` show them.
"""
