import { operandsOf, type Node, type NodeId, type Program } from '../program/program.ts';
import { loopsOf } from './loop-shape.ts';
import { registerOf } from './register-of.ts';
import { isLeaf, isScalar, tripsOf, type LoopGroup, type Schedule } from './schedule.ts';

type Draft = {
  extents: readonly number[];
  body: NodeId[];
  epilogue: NodeId[];
  trips: number;
  closed: boolean;
};

/** Of one group: its code is one function, which may not hold any number of registers. */
const maxNodes = 400;

/**
 * Puts nodes into groups, each node with the last group whose loop it can share, so that what one makes the
 * next takes from a register. The order of operations of every element, and of every sum, stays.
 *
 * @param alone true: a group for every node, as a reference to test against
 */
export function fuseLoops(program: Program, alone = false): Schedule {
  const groups: Draft[] = [];
  const places: (number | undefined)[] = [];
  program.nodes.forEach((node, id) => {
    if (isLeaf(node)) return;
    const needs = operandsOf(node).flatMap((operand) => {
      const [source, group] = [program.nodes[operand.node], places[operand.node]];
      if (!source || group === undefined) return [];
      return [{ group, inPlace: registerOf(node, operand, source) === 'iteration' }];
    });
    const group = alone
      ? addGroup(groups, node)
      : isScalar(node)
        ? scalarGroup(groups, node, needs)
        : loopGroup(groups, node, needs);
    const draft = groups[group];
    if (!draft) throw new Error(`there is no group ${group}`);
    (isScalar(node) ? draft.epilogue : draft.body).push(id);
    if (draft.body.length + draft.epilogue.length >= maxNodes) draft.closed = true;
    places[id] = group;
  });
  return { program, groups: groups.map(groupOf) };
}

function groupOf({ extents, body, epilogue }: Draft): LoopGroup {
  return { extents, body, epilogue };
}

/** A group that a node reads from, and whether its loop hands over what it makes. */
type Need = { readonly group: number; readonly inPlace: boolean };

/**
 * After the last loop that it rests on; what rests on none opens a group. A gather goes last: the data it reads
 * are made before the first step, and right after them the rows of all steps would be gathered, each to lie in
 * memory until its step.
 */
function scalarGroup(groups: Draft[], node: Node, needs: readonly Need[]): number {
  const latest = Math.max(-1, ...needs.map(({ group }) => group));
  const late = node.kind === 'gather' ? Math.max(latest, groups.length - 1) : latest;
  return late >= 0 && groups[late]?.closed === false ? late : addGroup(groups, node);
}

function loopGroup(groups: Draft[], node: Node, needs: readonly Need[]): number {
  const possible = Math.max(0, ...needs.map(({ group, inPlace }) => (inPlace ? group : group + 1)));
  // What no register hands over is made where it is wanted. Gathered rows, or masks made of draws, could join the
  // first loop of their length: those of all epochs at once would fill the cache.
  const first = needs.some(({ inPlace }) => inPlace) ? possible : Math.max(possible, groups.length - 1);
  const { extents } = loopsOf(node);
  for (let q = groups.length - 1; q >= first; q--) {
    const group = groups[q];
    if (!group || group.closed || node.kind === 'concat' || group.trips !== tripsOf(node)) continue;
    const flat = extents.length < 2;
    if (!flat && group.extents.length > 1 && group.extents.join() !== extents.join()) continue;
    if (!flat) group.extents = extents;
    return q;
  }
  return addGroup(groups, node);
}

function addGroup(groups: Draft[], node: Node): number {
  const scalar = isScalar(node);
  return (
    groups.push({
      extents: scalar ? [] : loopsOf(node).extents,
      body: [],
      epilogue: [],
      trips: scalar ? 1 : tripsOf(node),
      closed: node.kind === 'concat', // its loops are its parts'
    }) - 1
  );
}
