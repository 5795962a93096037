//! The depths of the smallest values of types: takes what a value of each type must contain, and returns the depth of
//! its smallest value, or `None` if every value would contain another without end.
//!
//! Types are numbers here, because both drafts and types of the model have depths.

/// The types whose values a value must contain: all types of one of these alternatives.
pub(crate) struct Contents(Vec<Vec<usize>>);

impl Contents {
    /// Returns the contents of a type whose values contain no other values.
    pub(crate) fn nothing() -> Self {
        Contents::all([])
    }

    /// Returns the contents of a type whose values contain values of all these types.
    pub(crate) fn all(types: impl IntoIterator<Item = usize>) -> Self {
        Contents(vec![types.into_iter().collect()])
    }

    /// Returns the contents of a type whose values contain all types of one alternative. It has no value if there are
    /// no alternatives.
    pub(crate) fn one_of<A: IntoIterator<Item = usize>>(alternatives: impl IntoIterator<Item = A>) -> Self {
        Contents(alternatives.into_iter().map(|alternative| alternative.into_iter().collect()).collect())
    }

    /// Returns the index of the first alternative whose types all satisfy a condition.
    pub(crate) fn first(&self, has_end: impl Fn(usize) -> bool) -> Option<usize> {
        self.0.iter().position(|alternative| alternative.iter().all(|target| has_end(*target)))
    }
}

/// The depths of the smallest values of types. A value that contains no others has depth 0; every other one is 1 deeper
/// than the deepest value in it.
pub(crate) struct Depths {
    contents: Vec<Contents>,
    /// By type; `None` if it has no finite value.
    depths: Vec<Option<usize>>,
}

impl Depths {
    /// Finds the depths of these types.
    pub(crate) fn new(contents: Vec<Contents>) -> Self {
        let mut users: Vec<Vec<(usize, usize)>> = contents.iter().map(|_| Vec::new()).collect();
        // By type and alternative: how many of its types aren't known to have an end.
        let mut open: Vec<Vec<usize>> = Vec::new();
        for (index, Contents(alternatives)) in contents.iter().enumerate() {
            open.push(alternatives.iter().map(Vec::len).collect());
            for (at, target) in
                alternatives.iter().enumerate().flat_map(|(at, all)| all.iter().map(move |one| (at, one)))
            {
                users[*target].push((index, at));
            }
        }
        let mut depths = vec![None; contents.len()];
        let mut level: Vec<usize> = (0..contents.len()).filter(|index| open[*index].contains(&0)).collect();
        for depth in 0.. {
            level.retain(|index| depths[*index].is_none());
            level.iter().for_each(|index| depths[*index] = Some(depth));
            let mut next = Vec::new();
            for (user, at) in level.iter().flat_map(|index| &users[*index]) {
                open[*user][*at] -= 1;
                if open[*user][*at] == 0 {
                    next.push(*user);
                }
            }
            if next.is_empty() {
                break;
            }
            next.sort_unstable();
            next.dedup();
            level = next;
        }
        Depths { contents, depths }
    }

    /// Returns the depth of the smallest value of a type; `None` if it has no finite value.
    pub(crate) fn of(&self, index: usize) -> Option<usize> {
        self.depths[index]
    }

    /// Returns the index of the alternative with the smallest value: the first of several, or 0 if there is none.
    pub(crate) fn smallest(&self, index: usize) -> usize {
        let Contents(alternatives) = &self.contents[index];
        let depth = |at: &usize| self.within(&alternatives[*at]).unwrap_or(usize::MAX);
        (0..alternatives.len()).min_by_key(depth).unwrap_or_default()
    }

    /// Returns the depth of a value that contains the smallest values of these types.
    fn within(&self, types: &[usize]) -> Option<usize> {
        types.iter().try_fold(0, |depth: usize, target| Some(depth.max(self.of(*target)? + 1)))
    }
}

#[cfg(test)]
mod tests {
    use super::{Contents, Depths};

    fn depths(contents: Vec<Contents>) -> (Vec<Option<usize>>, Depths) {
        let depths = Depths::new(contents);
        (depths.depths.clone(), depths)
    }

    #[test]
    fn value_is_deeper_than_the_deepest_value_in_it() {
        let (found, _) = depths(vec![Contents::all([1, 2]), Contents::all([2]), Contents::nothing()]);
        assert_eq!(found, [Some(2), Some(1), Some(0)]);
    }

    #[test]
    fn circle_has_no_end_unless_an_alternative_leaves_it() {
        let (found, _) =
            depths(vec![Contents::all([1]), Contents::all([0]), Contents::all([0, 3]), Contents::nothing()]);
        assert_eq!(found, [None, None, None, Some(0)]);
        let (found, depths) =
            depths(vec![Contents::all([1]), Contents::one_of([vec![0], vec![2]]), Contents::nothing()]);
        assert_eq!(found, [Some(2), Some(1), Some(0)]);
        assert_eq!(depths.smallest(1), 1);
    }

    #[test]
    fn smallest_alternative_is_the_least_deep_and_never_leads_back() {
        // The first has the smallest sum of depths, and contains the type itself.
        let wide = vec![3; 4];
        let (found, depths) = depths(vec![
            Contents::one_of([vec![1], wide]),
            Contents::all([0]),
            Contents::one_of(Vec::<Vec<usize>>::new()),
            Contents::nothing(),
        ]);
        assert_eq!(found, [Some(1), Some(2), None, Some(0)]);
        assert_eq!([0, 1, 2, 3].map(|index| depths.smallest(index)), [1, 0, 0, 0]);
    }
}
