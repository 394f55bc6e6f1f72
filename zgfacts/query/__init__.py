"""Search: from words to facts, in pure functions over a store.

fold        one form for what may be typed in several
numbers     163亿, 一百六十三亿, 16.3 billion
periods     2017-06-29, 6月29日, June 29 2017
words       tables of the words that no fact carries
vocabulary  what a store's words mean, and which facts carry them
understand  a query taken apart into pieces
rank        which facts account for every piece, in what order
search      all of it, and why there is nothing
select      facts by kind, place, period
what        the words of `zgfacts show`
"""
