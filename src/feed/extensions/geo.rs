//! Places: GeoRSS simple and GML (georss.org), and the W3C's `geo:lat` and `geo:long`. They write latitude first, we do not.

use super::said::Geo;
use crate::feed::number::decimal;
use crate::feed::parsed::ParsedEntry;
use crate::feed::reader::Reader;
use crate::xml::{Element, Ns};

/// Points kept of one shape.
const MOST: usize = 10_000;

/// How a shape writes its points.
#[derive(Clone, Copy)]
struct Frame {
    /// Numbers a point.
    dimensions: usize,
    /// Latitude stands first, as geographic systems have it; others give easting first.
    latitude_first: bool,
}

const GEOGRAPHIC: Frame = Frame { dimensions: 2, latitude_first: true };

pub(super) fn of_entry<'a>(reader: &mut Reader<'a>, element: &Element<'a>, entry: &mut ParsedEntry) {
    match element.name() {
        (Ns::GeoRss, "where") | (Ns::Gml | Ns::GeoW3c, _) if is_shape(element) => shape(reader, element, GEOGRAPHIC, entry),
        (Ns::GeoRss, "point") => set(entry, points(reader, element, GEOGRAPHIC).into_iter().next().map(Geo::Point)),
        (Ns::GeoRss, "line") => set(entry, line(points(reader, element, GEOGRAPHIC))),
        (Ns::GeoRss, "polygon") => set(entry, polygon(points(reader, element, GEOGRAPHIC))),
        (Ns::GeoRss, "box") => set(entry, corners(points(reader, element, GEOGRAPHIC))),
        (Ns::GeoW3c, "lat") => coordinate(reader, element, entry, 1),
        (Ns::GeoW3c, "long" | "lon") => coordinate(reader, element, entry, 0),
        _ => reader.extra(element, &mut entry.extra),
    }
}

/// Whether other elements stand in it; what nests deeper than shapes do is none.
fn is_shape(element: &Element<'_>) -> bool {
    let names = ["where", "point", "linestring", "polygon", "exterior", "linearring", "envelope"];
    names.contains(&&*element.name) && element.depth < 16
}

/// A GML shape: what it holds says where, its name says what.
fn shape<'a>(reader: &mut Reader<'a>, element: &Element<'a>, around: Frame, entry: &mut ParsedEntry) {
    let frame = frame(reader, element, around);
    let mut found = Vec::new();
    while let Some(child) = reader.next_child(element) {
        match child.name() {
            (Ns::Gml, "pos" | "poslist" | "lowercorner" | "uppercorner") if found.len() < MOST => {
                found.extend(points(reader, &child, frame));
            }
            (Ns::Gml | Ns::GeoW3c, _) if is_shape(&child) => shape(reader, &child, frame, entry),
            _ => of_entry(reader, &child, entry),
        }
    }
    let geo = match &*element.name {
        "point" => found.into_iter().next().map(Geo::Point),
        "linestring" => line(found),
        "envelope" => corners(found),
        _ => polygon(found),
    };
    set(entry, geo);
}

/// What an element says of the points in it (GML's `srsName` and `srsDimension`).
fn frame<'a>(reader: &mut Reader<'a>, element: &Element<'a>, around: Frame) -> Frame {
    // WGS 84 in two and three dimensions, NAD83, ETRS89.
    let geographic = ["4326", "4979", "4269", "4258"];
    Frame {
        dimensions: reader.attribute_number(element, "srsdimension").filter(|n| matches!(n, 2 | 3)).unwrap_or(around.dimensions),
        latitude_first: reader
            .attribute(element, "srsname")
            .map_or(around.latitude_first, |name| geographic.iter().any(|code| name.ends_with(code))),
    }
}

fn set(entry: &mut ParsedEntry, geo: Option<Geo>) {
    if geo.is_some() {
        entry.geo = geo;
    }
}

fn line(points: Vec<Vec<f64>>) -> Option<Geo> {
    (points.len() >= 2).then_some(Geo::Line(points))
}

/// A ring ends where it starts: four points at least.
fn polygon(points: Vec<Vec<f64>>) -> Option<Geo> {
    (points.len() >= 4).then_some(Geo::Polygon(points))
}

fn corners(points: Vec<Vec<f64>>) -> Option<Geo> {
    (points.len() == 2).then_some(Geo::Box(points))
}

/// One of `geo:lat` and `geo:long`: half of a point until the other comes. `index` is its place in a point.
fn coordinate<'a>(reader: &mut Reader<'a>, element: &Element<'a>, entry: &mut ParsedEntry, index: usize) {
    let Some(value) = reader.plain(element).and_then(|text| decimal(text.trim())) else { return };
    let mut point = match entry.geo.take() {
        Some(Geo::Point(point)) if point.len() >= 2 => point,
        _ => vec![f64::NAN, f64::NAN],
    };
    point[index] = value;
    entry.geo = Some(Geo::Point(point));
}

/// What stayed half a point is no place.
pub(super) fn settle(entry: &mut ParsedEntry) {
    if matches!(&entry.geo, Some(Geo::Point(point)) if point.iter().any(|number| number.is_nan())) {
        entry.geo = None;
    }
}

/// The points in a text, longitude first. What is no number ends the list.
fn points<'a>(reader: &mut Reader<'a>, element: &Element<'a>, around: Frame) -> Vec<Vec<f64>> {
    let frame = frame(reader, element, around);
    let text = reader.plain(element).unwrap_or_default();
    let numbers: Vec<f64> = text
        .split(|c: char| c.is_whitespace() || c == ',')
        .filter(|word| !word.is_empty())
        .map_while(decimal)
        .take(MOST * frame.dimensions)
        .collect();
    let turn = |point: &[f64]| {
        let mut point = point.to_vec();
        if frame.latitude_first {
            point.swap(0, 1);
        }
        point
    };
    numbers.chunks_exact(frame.dimensions).map(turn).collect()
}
