// The parts of Vega that a live picture needs: no loader of files, no maps, no canvas of its own, no eval.
import { transforms } from 'vega-dataflow';
import * as encode from 'vega-encode';
import { expressionInterpreter } from 'vega-interpreter';
import { parse } from 'vega-parser';
import * as basic from 'vega-transforms';
import { View } from 'vega-view';
import * as views from 'vega-view-transforms';

Object.assign(transforms, basic, views, encode);

/** Read by load-vega.ts. */
globalThis.bookproofVega = { View, parse, expressionInterpreter };
