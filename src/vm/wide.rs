//! Integers of 49 to 128 bits, which need no memory outside of their object: sums of squares, products of
//! primes, factorials that are not large, random numbers of 64 bits are such.

/// An integer of at most 128 bits, in two words, so that it does not ask for the alignment of an `i128`: objects
/// would grow by that.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Wide([u64; 2]);

impl Wide {
    /// The integer, to be kept in an object.
    #[inline]
    pub fn new(int: i128) -> Wide {
        Wide([int as u64, (int >> 64) as u64])
    }

    /// Its value.
    #[inline]
    pub fn get(self) -> i128 {
        let [low, high] = self.0;
        i128::from(high as i64) << 64 | i128::from(low)
    }
}

#[cfg(test)]
mod tests {
    use super::Wide;

    #[test]
    fn every_integer_comes_back() {
        for shift in 0..127 {
            for int in [1_i128 << shift, -(1 << shift), (1 << shift) - 1] {
                assert_eq!(Wide::new(int).get(), int);
            }
        }
        assert_eq!(
            [i128::MIN, i128::MAX].map(Wide::new).map(Wide::get),
            [i128::MIN, i128::MAX]
        );
    }
}
