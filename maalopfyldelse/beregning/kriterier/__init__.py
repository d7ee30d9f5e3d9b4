"""One module per type of succeskriterium: the criterion and its facts in, its figures out."""
