//! The elements of mixed content, and their orders.

use super::{
    particle::{Flattening, OccurrenceRange},
    shape::Field,
};
use crate::{
    model::{Bounds, Occurrence, Occurs},
    obstacle::Obstacle,
};

/// The elements of mixed content, and the orders in which they may occur.
#[derive(Default)]
pub(crate) struct MixedOrders<'a> {
    pub(crate) elements: Vec<Field<'a>>,
    /// The complete orders, each of which takes different alternatives.
    pub(crate) orders: Vec<Vec<Occurrence>>,
    pub(crate) order: Vec<Occurrence>,
    /// The number of alternatives of the widest choice.
    pub(crate) widest: usize,
}

/// The occurrence of a particle in one order that the content model allows.
#[derive(Clone, Copy)]
pub(crate) struct OrderState {
    pub(crate) times: OccurrenceRange,
    /// Whether another alternative was chosen for this order.
    pub(crate) is_passed_over: bool,
    /// Whether the particle repeats together with others.
    pub(crate) is_grouped: bool,
}

impl<'a> MixedOrders<'a> {
    /// Returns the index of the alternative that the current order takes in a choice with this number of alternatives.
    pub(crate) fn choose(&mut self, alternatives: usize) -> usize {
        self.widest = self.widest.max(alternatives);
        self.orders.len() % alternatives.max(1)
    }

    /// Ends the current order.
    pub(crate) fn complete(&mut self) {
        self.orders.push(std::mem::take(&mut self.order));
    }

    pub(crate) fn add(&mut self, field: Field<'a>, state: OrderState, flat: &mut Flattening<'a>) {
        let known = self.elements.iter().position(|known| known.name == field.name);
        let piece = known.unwrap_or(self.elements.len());
        match self.elements.get_mut(piece) {
            // All elements of one name have one type (XSD 1.0 Part 1, 3.8.6, Element Declarations Consistent).
            Some(known) if known.value != field.value => {
                let what = format!("element `{}` with two types in mixed content", field.name.local);
                flat.obstacles.push(Obstacle::unsupported(what, field.place));
            }
            Some(known) => known.nillable |= field.nillable,
            None => self.elements.push(Field { occurs: Occurs::Required, bounds: Bounds::ONCE, ..field }),
        }
        if !state.is_passed_over {
            self.order.push(Occurrence { piece: Some(piece), namespaces: None, bounds: state.bounds() });
        }
    }
}

impl OrderState {
    /// Returns the occurrence in this order, where a repeated group occurs once.
    pub(crate) fn bounds(self) -> Bounds {
        let Bounds { min, max } = self.times.bounds();
        if self.is_grouped { Bounds { min: min.min(1), max: Some(1) } } else { Bounds { min, max } }
    }
}
