import { operandsOf, type Node, type NodeId, type Program } from '../program/program.ts';
import { isAccumulated, loopsOf } from './loop-shape.ts';
import { isLeaf, isScalar, readsInPlace, tripsOf, type Group, type Schedule } from './schedule.ts';

type Draft = { sides: readonly number[]; body: NodeId[]; epilogue: NodeId[]; trips: number; closed: boolean };

/** Of one group: its code is one function, which may not hold any number of registers. */
const mostNodes = 400;

/** Where a node was put. */
type Place = { readonly group: number; readonly scalar: boolean };

/**
 * Puts nodes into groups, each node with the last group whose loop it can share, so that what one makes the
 * next takes from a register. The order of operations of every element, and of every sum, stays.
 *
 * @param alone true: a group for every node, as a reference to test against
 */
export function fuseLoops(program: Program, alone = false): Schedule {
  const groups: Draft[] = [];
  const places: (Place | undefined)[] = [];
  program.nodes.forEach((node, id) => {
    if (isLeaf(node)) return;
    const needs = operandsOf(node).flatMap((operand) => {
      const [source, place] = [program.nodes[operand.node], places[operand.node]];
      if (!source || !place) return [];
      const inPlace = !place.scalar && readsInPlace(node, operand, source);
      return [{ group: place.group, inPlace }];
    });
    const group = alone
      ? openGroup(groups, node)
      : isScalar(node)
        ? scalarGroup(groups, node, needs)
        : loopGroup(groups, node, needs);
    const draft = groups[group];
    if (!draft) throw new Error(`there is no group ${group}`);
    (isScalar(node) ? draft.epilogue : draft.body).push(id);
    if (draft.body.length + draft.epilogue.length >= mostNodes) draft.closed = true;
    places[id] = { group, scalar: isScalar(node) || isAccumulated(node) };
  });
  return { program, groups: groups.map(groupOf) };
}

function groupOf({ sides, body, epilogue }: Draft): Group {
  return { sides, body, epilogue };
}

type Need = { readonly group: number; readonly inPlace: boolean };

/** After the last loop that it rests on; what rests on none comes as late as it can. */
function scalarGroup(groups: Draft[], node: Node, needs: readonly Need[]): number {
  const latest = Math.max(-1, ...needs.map(({ group }) => group));
  const late = node.kind === 'gather' ? Math.max(latest, groups.length - 1) : latest;
  return late >= 0 && groups[late]?.closed === false ? late : openGroup(groups, node);
}

function loopGroup(groups: Draft[], node: Node, needs: readonly Need[]): number {
  const possible = Math.max(0, ...needs.map(({ group, inPlace }) => (inPlace ? group : group + 1)));
  // Rows are gathered where they are wanted: those of all epochs at once would fill the cache.
  const first = node.kind === 'gather' ? Math.max(possible, groups.length - 1) : possible;
  const { sides } = loopsOf(node);
  for (let q = groups.length - 1; q >= first; q--) {
    const group = groups[q];
    if (!group || group.closed || node.kind === 'join' || group.trips !== tripsOf(node)) continue;
    const flat = sides.length < 2;
    if (!flat && group.sides.length > 1 && group.sides.join() !== sides.join()) continue;
    if (!flat) group.sides = sides;
    return q;
  }
  return openGroup(groups, node);
}

function openGroup(groups: Draft[], node: Node): number {
  const scalar = isScalar(node);
  return (
    groups.push({
      sides: scalar ? [] : loopsOf(node).sides,
      body: [],
      epilogue: [],
      trips: scalar ? 1 : tripsOf(node),
      closed: node.kind === 'join', // its loops are its parts'
    }) - 1
  );
}
