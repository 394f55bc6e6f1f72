"""Search: from words to facts, in pure functions over an index.

fold        one form for what may be typed in several
numbers     163亿, 一百六十三亿, 16.3 billion, sixty-eight
periods     2017-06-29, 6月29日, June 29 2017
words       tables of the words that no fact carries; synonyms, other words for the same
senses      what phrases mean: places, kinds, units, fillers
texts       the words of a fact, folded
atoms       the smallest things by which a fact is found
index       which facts have an atom, what phrases mean
understand  a query taken apart into pieces
candidates  the facts that may account for every piece
evidence    what of a fact accounts for which pieces
rank        which facts account for all of them, in what order
names       several names in one query
slips       one slip of the hand, put right
search      all of it, and why there is nothing
select      facts by kind, place, period
what        the words of `zgfacts show`
"""
