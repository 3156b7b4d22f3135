/** @file The messages of schema.ts as plain data: every field may be missing, nothing in them is trusted. */

/** A whole number on the wire: protobufjs reads a Long, whose digits survive `toString`, and writes any of these. */
export type Whole = number | string | { toString(): string; toNumber(): number };

export interface ModelMessage {
  readonly irVersion?: Whole;
  readonly producerName?: string;
  readonly graph?: GraphMessage | null;
  readonly opsetImport?: readonly OperatorSetMessage[];
  readonly metadataProps?: readonly EntryMessage[];
  readonly functions?: readonly FunctionMessage[];
}

interface OperatorSetMessage {
  readonly domain?: string;
  readonly version?: Whole;
}

export interface EntryMessage {
  readonly key?: string;
  readonly value?: string;
}

interface FunctionMessage {
  readonly name?: string;
  readonly domain?: string;
}

export interface GraphMessage {
  readonly name?: string;
  readonly node?: readonly NodeMessage[];
  readonly initializer?: readonly TensorMessage[];
  readonly sparseInitializer?: readonly unknown[];
  readonly input?: readonly ValueMessage[];
  readonly output?: readonly ValueMessage[];
  readonly valueInfo?: readonly ValueMessage[];
}

export interface NodeMessage {
  readonly input?: readonly string[];
  readonly output?: readonly string[];
  readonly name?: string;
  readonly opType?: string;
  readonly domain?: string;
  readonly attribute?: readonly AttributeMessage[];
}

export interface AttributeMessage {
  readonly name?: string;
  readonly type?: number;
  readonly f?: number;
  readonly i?: Whole;
  readonly s?: Uint8Array;
  readonly t?: TensorMessage | null;
  readonly g?: GraphMessage | null;
  readonly floats?: readonly number[];
  readonly ints?: readonly Whole[];
  readonly strings?: readonly Uint8Array[];
  readonly refAttrName?: string;
}

export interface TensorMessage {
  readonly name?: string;
  readonly dims?: readonly Whole[];
  readonly dataType?: number;
  readonly rawData?: Uint8Array;
  readonly floatData?: readonly number[];
  readonly doubleData?: readonly number[];
  readonly int32Data?: readonly number[];
  readonly int64Data?: readonly Whole[];
  readonly uint64Data?: readonly Whole[];
  readonly stringData?: readonly Uint8Array[];
  readonly externalData?: readonly EntryMessage[];
  readonly dataLocation?: number;
}

export interface ValueMessage {
  readonly name?: string;
  readonly type?: TypeMessage | null;
}

interface TypeMessage {
  readonly tensorType?: { readonly elemType?: number; readonly shape?: ShapeMessage | null } | null;
}

interface ShapeMessage {
  readonly dim?: readonly DimensionMessage[];
}

export interface DimensionMessage {
  readonly dimValue?: Whole;
  readonly dimParam?: string;
}

/** Values of AttributeProto.type for the kinds of attribute this program knows. */
export const attributeCodes = {
  float: 1,
  int: 2,
  string: 3,
  tensor: 4,
  graph: 5,
  floats: 6,
  ints: 7,
  strings: 8,
} as const;

/** TensorProto.data_location for data in a file beside the model. */
export const externalLocation = 1;
