"""What reports say besides formulas, in the reader's language.

Reports are put together in English, from sentences with places for formulas; `told` says each one
in another language.  The catalogues beside this file have the sentences.
"""

from symproof.sayings.telling import told as told
