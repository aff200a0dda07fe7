//! Turns actors that are named together into a drawing: the one in question in the middle, the others around it, nearest first.
//!
//! The layout depends on the counts and their order alone, so that the same articles give the same drawing.

/// The width of the drawing in its own units.
pub(super) const WIDTH: f64 = 720.0;

/// Its height.
pub(super) const HEIGHT: f64 = 400.0;

/// An actor in the drawing.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Node {
    pub(super) x: f64,
    pub(super) y: f64,
    pub(super) radius: f64,
    /// Where its name stands, and how it is anchored there.
    pub(super) label_x: f64,
    pub(super) label_y: f64,
    pub(super) anchor: &'static str,
}

/// Places the middle node first and then one for each count, which are in falling order. Strong ties are drawn nearer.
pub(super) fn layout(counts: &[u64]) -> Vec<Node> {
    let (middle_x, middle_y) = (WIDTH / 2.0, HEIGHT / 2.0);
    let most = counts.first().copied().unwrap_or_default().max(1) as f64;
    let mut nodes =
        vec![Node { x: middle_x, y: middle_y, radius: 16.0, label_x: middle_x, label_y: middle_y + 34.0, anchor: "middle" }];
    for (place, count) in counts.iter().enumerate() {
        let strength = (*count as f64 / most).sqrt();
        // Half a step off the axes, so that no name lies across another on the same side.
        let angle = std::f64::consts::TAU * (place as f64 + 0.5) / counts.len() as f64 - std::f64::consts::FRAC_PI_2;
        let reach = 1.0 - 0.3 * strength;
        let x = middle_x + angle.cos() * reach * (WIDTH / 2.0 - 165.0);
        let y = middle_y + angle.sin() * reach * (HEIGHT / 2.0 - 22.0);
        let radius = 4.0 + 9.0 * strength;
        let is_left = x < middle_x;
        nodes.push(Node {
            x: rounded(x),
            y: rounded(y),
            radius: rounded(radius),
            label_x: rounded(if is_left { x - radius - 5.0 } else { x + radius + 5.0 }),
            label_y: rounded(y + 4.0),
            anchor: if is_left { "end" } else { "start" },
        });
    }
    nodes
}

fn rounded(number: f64) -> f64 {
    (number * 10.0).round() / 10.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_node_lies_in_the_drawing_and_none_on_another() {
        for number in [0_u64, 1, 2, 5, 12, 16] {
            let nodes = layout(&(0..number).map(|place| 3 * (number - place)).collect::<Vec<_>>());
            assert_eq!(nodes.len() as u64, number + 1);
            for (place, node) in nodes.iter().enumerate() {
                assert!((0.0..=WIDTH).contains(&node.label_x) && (10.0..=HEIGHT).contains(&node.label_y), "{node:?}");
                for other in &nodes[place + 1..] {
                    let distance = (node.x - other.x).hypot(node.y - other.y);
                    assert!(distance > node.radius + other.radius, "{number}: {node:?} {other:?}");
                }
            }
        }
    }
}
