// What a chain of steps still reaches with some links broken: the same as realist/chain.py, and compared with it in a browser.

/** The steps to which a way leads from a first step, by id, in the order given. One way is enough. */
export function reach({ nodes, links }, broken) {
  const gone = new Set(broken);
  const led = new Set(links.map((link) => link.to));
  const found = new Set(nodes.map((node) => node.id).filter((id) => !led.has(id)));
  const left = [...found];
  while (left.length) {
    const step = left.pop();
    for (const link of links) {
      if (link.from !== step || gone.has(link.id) || found.has(link.to)) continue;
      found.add(link.to);
      left.push(link.to);
    }
  }
  return nodes.map((node) => node.id).filter((id) => found.has(id));
}

/** The steps that fall with some links broken. */
export function falls(chain, broken) {
  const still = new Set(reach(chain, broken));
  return reach(chain, []).filter((id) => !still.has(id));
}
