//! Nil elements that have attributes (XSD 1.0 Part 1, 2.6.2).

use crate::xml::{
    codec::{ReadXml, WriteXml},
    content::any::Attributes,
    error::Result,
    field::Field,
    namespace::builtin,
    qname::QName,
    read::Reader,
    start::StartValue,
    write::Writer,
};

/// The value of an element that may be nil but still have attributes, such as `<name xsi:nil="true" nullFlavor="UNK"/>`
/// (XSD 1.0 Part 1, 2.6.2). The default is nil without attributes.
///
/// Elements whose types have no attributes are represented by an `Option` instead.
///
/// ```
/// use soapwright::Nillable;
///
/// let known = Nillable::Value("Anna".to_owned());
/// assert_eq!(known.value().map(String::as_str), Some("Anna"));
///
/// let unknown = Nillable::<String>::nil().with_attribute("", "nullFlavor", "UNK");
/// assert_eq!(unknown.value(), None);
/// let Nillable::Nil(attributes) = unknown else { unreachable!() };
/// assert_eq!(attributes.get("", "nullFlavor"), Some("UNK"));
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Nillable<T> {
    /// The value of an element that isn't nil.
    Value(T),
    /// The attributes of an element that is nil, including those that the contract doesn't declare. The type may
    /// require some of them.
    Nil(Attributes),
}

impl<T> Nillable<T> {
    /// Creates a nil value without attributes.
    ///
    /// ```
    /// assert!(soapwright::Nillable::<String>::nil().is_nil());
    /// ```
    pub fn nil() -> Self {
        Nillable::Nil(Attributes::default())
    }

    /// Adds an attribute to a nil value, given its namespace name, which is empty for none, its local name and its
    /// value. A value that isn't nil is returned unchanged.
    ///
    /// ```
    /// use soapwright::Nillable;
    ///
    /// let nil = Nillable::<String>::nil().with_attribute("", "reason", "withheld");
    /// assert_ne!(nil, Nillable::nil());
    /// ```
    #[must_use]
    pub fn with_attribute(mut self, namespace: &str, local: &str, value: impl Into<String>) -> Self {
        if let Nillable::Nil(attributes) = &mut self {
            attributes.list.push((QName::new(namespace, local), value.into()));
        }
        self
    }

    /// Returns `true` if it is nil.
    pub fn is_nil(&self) -> bool {
        matches!(self, Nillable::Nil(_))
    }

    /// Returns a reference to the value, or `None` if it is nil.
    pub fn value(&self) -> Option<&T> {
        match self {
            Nillable::Value(value) => Some(value),
            Nillable::Nil(_) => None,
        }
    }

    /// Returns a mutable reference to the value, or `None` if it is nil.
    pub fn value_mut(&mut self) -> Option<&mut T> {
        match self {
            Nillable::Value(value) => Some(value),
            Nillable::Nil(_) => None,
        }
    }

    /// Returns the value, or `None` if it is nil. The attributes of a nil value are dropped.
    ///
    /// ```
    /// assert_eq!(soapwright::Nillable::from(5).into_value(), Some(5));
    /// ```
    pub fn into_value(self) -> Option<T> {
        match self {
            Nillable::Value(value) => Some(value),
            Nillable::Nil(_) => None,
        }
    }
}

impl<T> Default for Nillable<T> {
    fn default() -> Self {
        Nillable::nil()
    }
}

impl<T> StartValue for Nillable<T> {
    #[inline]
    fn start() -> Self {
        Self::default()
    }
}

impl<T> From<T> for Nillable<T> {
    fn from(value: T) -> Self {
        Nillable::Value(value)
    }
}

/// Converts a value of a type that is boxed because it contains itself.
impl<T> From<T> for Nillable<Box<T>> {
    fn from(value: T) -> Self {
        Nillable::Value(Box::new(value))
    }
}

impl<T> From<Option<T>> for Nillable<T> {
    fn from(value: Option<T>) -> Self {
        value.map_or_else(Nillable::nil, Nillable::Value)
    }
}

impl<T: ReadXml> ReadXml for Nillable<T> {
    #[inline(never)]
    fn read_xml(&mut self, reader: &mut Reader<'_>) -> Result<()> {
        if let Some(attributes) = reader.nil_attributes()? {
            *self = Nillable::Nil(attributes);
            return Ok(());
        }
        match begin(self) {
            Some(value) => value.read_xml(reader),
            None => Ok(()),
        }
    }

    // In contrast to `Option`, an absent element is not a nil one.
    fn read_nil(_: &mut Reader<'_>) -> Result<bool> {
        Ok(false)
    }
}

/// Puts a start value into a slot, whose previous value owns nothing and is not dropped.
fn begin<T: StartValue>(slot: &mut Nillable<T>) -> Option<&mut T> {
    std::mem::forget(std::mem::replace(slot, Nillable::Value(T::start())));
    slot.value_mut()
}

impl<T: WriteXml> WriteXml for Nillable<T> {
    #[inline(never)]
    fn write_xml(&self, field: &Field, writer: &mut Writer) {
        match self {
            Nillable::Value(value) => value.write_xml(field, writer),
            Nillable::Nil(attributes) => writer.nil_with(field, attributes),
        }
    }
}

impl Reader<'_> {
    /// Returns the attributes of the innermost element if it is nil, and reads it to its end.
    fn nil_attributes(&mut self) -> Result<Option<Attributes>> {
        if !self.nil {
            return Ok(None);
        }
        let mut attributes = self.all_attributes()?;
        attributes.list.retain(|(name, _)| !is_nil(name));
        self.nil()?;
        Ok(Some(attributes))
    }

    /// Returns `true` if the innermost element is nil and has attributes other than `xsi:nil`.
    pub(in crate::xml) fn has_attributes_beside_nil(&self) -> bool {
        self.nil
            && self.raw.iter().any(|raw| !raw.declares && (raw.name.local(), raw.namespace) != ("nil", builtin::XSI))
    }
}

impl Writer {
    /// Writes an element that is nil and has these attributes.
    #[inline(never)]
    fn nil_with(&mut self, field: &Field, attributes: &Attributes) {
        // `xsi:nil` is written once, even if a caller has added it.
        let mut attributes = attributes.clone();
        attributes.list.retain(|(name, _)| !is_nil(name));
        self.begin(field);
        self.use_xsi();
        self.raw(" xsi:nil=\"true\"");
        self.any_attributes(&attributes);
        self.raw("/>");
    }
}

fn is_nil(name: &QName) -> bool {
    &*name.namespace == builtin::XSI_URI && name.local == "nil"
}
