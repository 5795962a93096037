//! References followed one after the other: from a type to its base, or from an alias to the type that it names.

use std::collections::BTreeSet;

/// An iterator over a first item and those to which it leads. It ends before an item that it has returned already.
pub(crate) struct Chain<T, F> {
    current: Option<T>,
    next: F,
    seen: BTreeSet<T>,
    is_circular: bool,
}

impl<T: Copy + Ord, F: FnMut(T) -> Option<T>> Chain<T, F> {
    /// Starts at `first`. `next` returns the item to which an item leads, or `None` at the end.
    pub(crate) fn new(first: T, next: F) -> Self {
        Chain { current: Some(first), next, seen: BTreeSet::new(), is_circular: false }
    }

    /// Returns whether the iteration ended because an item led back to an earlier one.
    pub(crate) fn is_circular(&self) -> bool {
        self.is_circular
    }

    /// Returns the last item; `None` if the chain is a circle.
    pub(crate) fn end(mut self) -> Option<T> {
        let last = self.by_ref().last();
        last.filter(|_| !self.is_circular)
    }
}

impl<T: Copy + Ord, F: FnMut(T) -> Option<T>> Iterator for Chain<T, F> {
    type Item = T;

    fn next(&mut self) -> Option<T> {
        let item = self.current.take()?;
        if let Some(next) = (self.next)(item) {
            self.seen.insert(item);
            self.is_circular = self.seen.contains(&next);
            self.current = Some(next).filter(|_| !self.is_circular);
        }
        Some(item)
    }
}

#[cfg(test)]
mod tests {
    use super::Chain;

    #[test]
    fn chain_ends_where_nothing_follows() {
        let mut chain = Chain::new(3, |item: u32| item.checked_sub(1));
        assert_eq!(chain.by_ref().collect::<Vec<_>>(), [3, 2, 1, 0]);
        assert!(!chain.is_circular());
        assert_eq!(Chain::new(3, |item: u32| item.checked_sub(1)).end(), Some(0));
    }

    #[test]
    fn circle_is_followed_once() {
        let mut chain = Chain::new(0, |item: u32| Some(if item == 3 { 1 } else { item + 1 }));
        assert_eq!(chain.by_ref().collect::<Vec<_>>(), [0, 1, 2, 3]);
        assert!(chain.is_circular());
        assert_eq!(Chain::new(7, Some).end(), None);
    }
}
