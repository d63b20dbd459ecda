//! Many numbers put in order by their digits: nothing is compared, which page and worker, compiled for bytes, do slowly.

/// Fewer than this are sooner compared.
const MANY: usize = 4096;
/// Bits of a digit.
const DIGIT: u32 = 11;

/// Sorts digit by digit, the last first; each round keeps what the one before it did.
pub fn sort_numbers(numbers: &mut Vec<u64>) {
    if numbers.len() < MANY {
        return numbers.sort_unstable();
    }
    let mut sorted = vec![0; numbers.len()];
    // Where the lower halves are in order, as where they count what was before, the upper ones are left.
    let first = if numbers.is_sorted_by_key(|number| *number as u32) { u32::BITS } else { 0 };
    for shift in (first..u64::BITS).step_by(DIGIT as usize) {
        let digit = |number: u64| (number >> shift) as usize % (1 << DIGIT);
        let mut starts = [0usize; 1 << DIGIT];
        numbers.iter().for_each(|number| starts[digit(*number)] += 1);
        let mut start = 0;
        for digit in &mut starts {
            start += std::mem::replace(digit, start);
        }
        for number in numbers.iter() {
            let start = &mut starts[digit(*number)];
            sorted[*start] = *number;
            *start += 1;
        }
        std::mem::swap(numbers, &mut sorted);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn many_are_sorted_like_few() {
        let check = |number: fn(u64) -> u64| {
            for count in [3, 3 * MANY] {
                let mut numbers: Vec<u64> = (0..count as u64).map(number).collect();
                let mut expected = numbers.clone();
                expected.sort_unstable();
                sort_numbers(&mut numbers);
                assert!(numbers == expected);
            }
        };
        check(|n| n);
        check(|n| u64::MAX - n);
        check(|n| n.wrapping_mul(0x9e37_79b9_7f4a_7c15));
        check(|n| ((n.wrapping_mul(0x9e37_79b9_7f4a_7c15) % 7) << 32) | n);
        check(|_| 5);
    }
}
