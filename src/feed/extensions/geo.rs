//! Places: GeoRSS simple and GML (georss.org), and the W3C's `geo:lat` and `geo:long`. They write latitude first, we do not.

use crate::feed::parsed::{Geo, ParsedEntry};
use crate::feed::reader::Reader;
use crate::xml::{Element, Ns};

/// Points kept of one shape.
const MOST: usize = 10_000;

pub(super) fn of_entry<'a>(reader: &mut Reader<'a>, element: &Element<'a>, entry: &mut ParsedEntry) {
    match element.name() {
        (
            Ns::GeoRss | Ns::Gml | Ns::GeoW3c,
            "where" | "point" | "linestring" | "polygon" | "envelope" | "exterior" | "linearring",
        ) if element.depth < 16 && !(element.ns == Ns::GeoRss && element.name != "where") => {
            shape(reader, element, entry);
        }
        (Ns::GeoRss, "point") => set(entry, points(reader, element).into_iter().next().map(Geo::Point)),
        (Ns::GeoRss, "line") => set(entry, some(points(reader, element)).map(Geo::Line)),
        (Ns::GeoRss, "polygon") => set(entry, some(points(reader, element)).map(Geo::Polygon)),
        (Ns::GeoRss, "box") => set(entry, some(points(reader, element)).map(Geo::Box)),
        (Ns::GeoW3c, "lat") => coordinate(reader, element, entry, 1),
        (Ns::GeoW3c, "long" | "lon") => coordinate(reader, element, entry, 0),
        _ => reader.extra(element, &mut entry.extra),
    }
}

/// A GML shape: what it holds says where, its name says what.
fn shape<'a>(reader: &mut Reader<'a>, element: &Element<'a>, entry: &mut ParsedEntry) {
    let mut corners = Vec::new();
    while let Some(child) = reader.next_child(element) {
        match child.name() {
            (Ns::Gml, "pos") => corners.extend(points(reader, &child)),
            (Ns::Gml, "poslist") => corners = points(reader, &child),
            (Ns::Gml, "lowercorner" | "uppercorner") => corners.extend(points(reader, &child)),
            _ => of_entry(reader, &child, entry),
        }
    }
    if corners.is_empty() {
        return;
    }
    let geo = match &*element.name {
        "point" => corners.into_iter().next().map(Geo::Point),
        "linestring" => Some(Geo::Line(corners)),
        "envelope" => Some(Geo::Box(corners)),
        _ => Some(Geo::Polygon(corners)),
    };
    set(entry, geo);
}

fn set(entry: &mut ParsedEntry, geo: Option<Geo>) {
    if geo.is_some() {
        entry.geo = geo;
    }
}

fn some(points: Vec<Vec<f64>>) -> Option<Vec<Vec<f64>>> {
    (!points.is_empty()).then_some(points)
}

/// One of `geo:lat` and `geo:long`: half of a point until the other comes. `index` is its place in a point.
fn coordinate<'a>(reader: &mut Reader<'a>, element: &Element<'a>, entry: &mut ParsedEntry, index: usize) {
    let Some(value) = reader.number::<f64>(element).filter(|value| value.is_finite()) else { return };
    let mut point = match entry.geo.take() {
        Some(Geo::Point(point)) if point.len() >= 2 => point,
        _ => vec![0.0, 0.0],
    };
    point[index] = value;
    entry.geo = Some(Geo::Point(point));
}

/// Numbers in pairs, latitude first, turned around. What is no number ends the list.
fn points<'a>(reader: &mut Reader<'a>, element: &Element<'a>) -> Vec<Vec<f64>> {
    let dimensions: usize = reader.attribute_number(element, "srsdimension").filter(|&n| n == 3).unwrap_or(2);
    let text = reader.plain(element).unwrap_or_default();
    let numbers: Vec<f64> = text
        .split(|c: char| c.is_whitespace() || c == ',')
        .filter(|word| !word.is_empty())
        .map_while(|word| word.parse().ok().filter(|number: &f64| number.is_finite()))
        .take(MOST * dimensions)
        .collect();
    let turn = |point: &[f64]| {
        let mut turned = vec![point[1], point[0]];
        turned.extend_from_slice(&point[2..]);
        turned
    };
    numbers.chunks_exact(dimensions).map(turn).collect()
}
