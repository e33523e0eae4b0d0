class Deck:
    suits = "♠ ♥".split()
    ranks = [*map(str, range(7, 11)), *"JQKA"]

    def __init__(self):
        self._cards = [rank + suit for suit in self.suits for rank in self.ranks]

    def __len__(self):
        return len(self._cards)

    def __getitem__(self, position):
        return self._cards[position]

    def __setitem__(self, position, card):
        self._cards[position] = card

    def __delitem__(self, position):
        del self._cards[position]

    def __contains__(self, card):
        return card in self._cards

    def __reversed__(self):
        return reversed(self._cards)


deck = Deck()
print(len(deck), deck[0], deck[-1], deck[2:5])
print("Q♥" in deck, "2♥" in deck)
deck[0], deck[1] = deck[1], deck[0]
del deck[2:]
print([card for card in deck], list(reversed(deck)))
print(deck.__class__.__name__, [n for n in vars(deck)])
