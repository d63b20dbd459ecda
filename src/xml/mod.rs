//! Bytes to namespaced elements: encoding, entities, repair.
