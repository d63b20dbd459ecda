//! Reading.

use super::{Never, never};
use serde::de::value::U32Deserializer;
use serde::de::{self, DeserializeOwned, DeserializeSeed, Deserializer, IntoDeserializer, Visitor};

/// The bytes are not what they were read as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Damaged;

/// What [`to_bytes`](super::to_bytes) wrote; bytes behind it are left.
///
/// # Errors
/// When the bytes end too soon, or hold a number, a text or a choice that the type does not have.
pub fn from_bytes<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, Damaged> {
    let mut reader = Reader { left: bytes, is_damaged: false };
    let Ok(value) = T::deserialize(&mut reader);
    if reader.is_damaged { Err(Damaged) } else { Ok(value) }
}

struct Reader<'de> {
    left: &'de [u8],
    is_damaged: bool,
}

impl<'de> Reader<'de> {
    /// From here on all is nothing.
    fn give_up(&mut self) {
        (self.left, self.is_damaged) = (&[], true);
    }

    #[inline(never)]
    fn byte(&mut self) -> u8 {
        match self.left.split_first() {
            Some((byte, left)) => {
                self.left = left;
                *byte
            }
            None => {
                self.give_up();
                0
            }
        }
    }

    /// A number up to `most`.
    #[inline(never)]
    fn number(&mut self, most: u64) -> u64 {
        let mut number = 0;
        for shift in (0..64).step_by(7) {
            let byte = self.byte();
            let part = u64::from(byte & 0x7F);
            number |= part << shift;
            if part << shift >> shift != part || number > most {
                break;
            }
            if byte & 0x80 == 0 {
                return number;
            }
        }
        self.give_up();
        0
    }

    /// A number with a sign, of which this is the greatest.
    fn signed(&mut self, most: i64) -> i64 {
        let number = self.number((most as u64) << 1 | 1);
        (number >> 1) as i64 ^ -((number & 1) as i64)
    }

    #[inline(never)]
    fn block(&mut self, length: u64) -> &'de [u8] {
        match usize::try_from(length).ok().and_then(|length| self.left.split_at_checked(length)) {
            Some((block, left)) => {
                self.left = left;
                block
            }
            None => {
                self.give_up();
                &[]
            }
        }
    }

    #[inline(never)]
    fn text(&mut self) -> &'de str {
        let length = self.number(u32::MAX.into());
        std::str::from_utf8(self.block(length)).unwrap_or_else(|_| {
            self.give_up();
            ""
        })
    }

    fn bytes<const LENGTH: usize>(&mut self) -> [u8; LENGTH] {
        self.block(LENGTH as u64).try_into().unwrap_or([0; LENGTH])
    }

    /// Something that is there or not.
    #[inline(never)]
    fn flag(&mut self) -> bool {
        match self.byte() {
            0 => false,
            1 => true,
            _ => {
                self.give_up();
                false
            }
        }
    }

    /// How many things follow, each of which takes a byte at least.
    #[inline(never)]
    fn count(&mut self) -> usize {
        let most = self.left.len() as u64;
        self.number(most) as usize
    }
}

impl<'de> Deserializer<'de> for &mut Reader<'de> {
    type Error = Never;

    fn is_human_readable(&self) -> bool {
        false
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Never> {
        visitor.visit_bool(self.flag())
    }

    fn deserialize_i8<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Never> {
        visitor.visit_i8(self.byte() as i8)
    }

    fn deserialize_i16<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Never> {
        visitor.visit_i16(self.signed(i16::MAX.into()) as i16)
    }

    fn deserialize_i32<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Never> {
        visitor.visit_i32(self.signed(i32::MAX.into()) as i32)
    }

    fn deserialize_i64<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Never> {
        visitor.visit_i64(self.signed(i64::MAX))
    }

    fn deserialize_u8<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Never> {
        visitor.visit_u8(self.byte())
    }

    fn deserialize_u16<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Never> {
        visitor.visit_u16(self.number(u16::MAX.into()) as u16)
    }

    fn deserialize_u32<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Never> {
        visitor.visit_u32(self.number(u32::MAX.into()) as u32)
    }

    fn deserialize_u64<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Never> {
        visitor.visit_u64(self.number(u64::MAX))
    }

    fn deserialize_f32<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Never> {
        visitor.visit_f32(f32::from_le_bytes(self.bytes()))
    }

    fn deserialize_f64<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Never> {
        visitor.visit_f64(f64::from_le_bytes(self.bytes()))
    }

    fn deserialize_char<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Never> {
        let letter = self.text().chars().next().unwrap_or_else(|| {
            self.give_up();
            '\0'
        });
        visitor.visit_char(letter)
    }

    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Never> {
        visitor.visit_borrowed_str(self.text())
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Never> {
        self.deserialize_str(visitor)
    }

    fn deserialize_bytes<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Never> {
        let length = self.number(u32::MAX.into());
        visitor.visit_borrowed_bytes(self.block(length))
    }

    fn deserialize_byte_buf<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Never> {
        self.deserialize_bytes(visitor)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Never> {
        if self.flag() { visitor.visit_some(self) } else { visitor.visit_none() }
    }

    fn deserialize_unit<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Never> {
        visitor.visit_unit()
    }

    fn deserialize_unit_struct<V: Visitor<'de>>(self, _: &'static str, visitor: V) -> Result<V::Value, Never> {
        visitor.visit_unit()
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(self, _: &'static str, visitor: V) -> Result<V::Value, Never> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Never> {
        let left = self.count();
        visitor.visit_seq(Items { reader: self, left })
    }

    fn deserialize_tuple<V: Visitor<'de>>(self, _: usize, visitor: V) -> Result<V::Value, Never> {
        visitor.visit_seq(Fields { reader: self })
    }

    fn deserialize_tuple_struct<V: Visitor<'de>>(self, _: &'static str, _: usize, visitor: V) -> Result<V::Value, Never> {
        visitor.visit_seq(Fields { reader: self })
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Never> {
        let left = self.count();
        visitor.visit_map(Items { reader: self, left })
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Never> {
        visitor.visit_seq(Fields { reader: self })
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Never> {
        visitor.visit_enum(Choice { reader: self, last: variants.len() as u64 - 1 })
    }

    fn deserialize_identifier<V: Visitor<'de>>(self, _: V) -> Result<V::Value, Never> {
        never()
    }

    fn deserialize_ignored_any<V: Visitor<'de>>(self, _: V) -> Result<V::Value, Never> {
        never()
    }

    fn deserialize_any<V: Visitor<'de>>(self, _: V) -> Result<V::Value, Never> {
        never()
    }
}

/// The fields of a struct or a tuple, of which all are asked for.
struct Fields<'a, 'de> {
    reader: &'a mut Reader<'de>,
}

impl<'de> de::SeqAccess<'de> for Fields<'_, 'de> {
    type Error = Never;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, Never> {
        seed.deserialize(&mut *self.reader).map(Some)
    }
}

/// The items of a list or a map.
struct Items<'a, 'de> {
    reader: &'a mut Reader<'de>,
    left: usize,
}

impl Items<'_, '_> {
    /// Whether there is one more.
    #[inline(never)]
    fn next(&mut self) -> bool {
        let is_more = self.left > 0 && !self.reader.is_damaged;
        self.left -= usize::from(is_more);
        is_more
    }
}

impl<'de> de::SeqAccess<'de> for Items<'_, 'de> {
    type Error = Never;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, Never> {
        if self.next() { seed.deserialize(&mut *self.reader).map(Some) } else { Ok(None) }
    }

    fn size_hint(&self) -> Option<usize> {
        Some(self.left)
    }
}

impl<'de> de::MapAccess<'de> for Items<'_, 'de> {
    type Error = Never;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, Never> {
        if self.next() { seed.deserialize(&mut *self.reader).map(Some) } else { Ok(None) }
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, Never> {
        seed.deserialize(&mut *self.reader)
    }

    fn size_hint(&self) -> Option<usize> {
        Some(self.left)
    }
}

/// The variant of an enum.
struct Choice<'a, 'de> {
    reader: &'a mut Reader<'de>,
    /// The number of the last one that there is.
    last: u64,
}

impl<'de> de::EnumAccess<'de> for Choice<'_, 'de> {
    type Error = Never;
    type Variant = Self;

    fn variant_seed<V: DeserializeSeed<'de>>(self, seed: V) -> Result<(V::Value, Self), Never> {
        let index: U32Deserializer<Never> = (self.reader.number(self.last) as u32).into_deserializer();
        seed.deserialize(index).map(|variant| (variant, self))
    }
}

impl<'de> de::VariantAccess<'de> for Choice<'_, 'de> {
    type Error = Never;

    fn unit_variant(self) -> Result<(), Never> {
        Ok(())
    }

    fn newtype_variant_seed<T: DeserializeSeed<'de>>(self, seed: T) -> Result<T::Value, Never> {
        seed.deserialize(self.reader)
    }

    fn tuple_variant<V: Visitor<'de>>(self, _: usize, visitor: V) -> Result<V::Value, Never> {
        visitor.visit_seq(Fields { reader: self.reader })
    }

    fn struct_variant<V: Visitor<'de>>(self, _: &'static [&'static str], visitor: V) -> Result<V::Value, Never> {
        visitor.visit_seq(Fields { reader: self.reader })
    }
}
