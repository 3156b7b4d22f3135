/** @file ONNX's messages by field number (onnx.proto, IR version 11), as far as this program reads and writes them. */
import protobuf from "protobufjs/light.js";

type Fields = Readonly<Record<string, readonly [id: number, type: string]>>;

/** A message type: `type[]` is a repeated field. */
function message(fields: Fields, choice?: readonly string[]) {
  const described = Object.entries(fields).map(([name, [id, type]]) => {
    const repeated = type.endsWith("[]");
    return [name, { id, type: repeated ? type.slice(0, -2) : type, ...(repeated && { rule: "repeated" }) }];
  });
  return { fields: Object.fromEntries(described), ...(choice && { oneofs: { value: { oneof: [...choice] } } }) };
}

const root = protobuf.Root.fromJSON({
  nested: {
    ModelProto: message({
      irVersion: [1, "int64"],
      producerName: [2, "string"],
      graph: [7, "GraphProto"],
      opsetImport: [8, "OperatorSetIdProto[]"],
      metadataProps: [14, "StringStringEntryProto[]"],
      functions: [25, "FunctionProto[]"],
    }),
    OperatorSetIdProto: message({ domain: [1, "string"], version: [2, "int64"] }),
    StringStringEntryProto: message({ key: [1, "string"], value: [2, "string"] }),
    FunctionProto: message({
      name: [1, "string"],
      input: [4, "string[]"],
      output: [5, "string[]"],
      attribute: [6, "string[]"],
      node: [7, "NodeProto[]"],
      opsetImport: [9, "OperatorSetIdProto[]"],
      domain: [10, "string"],
    }),
    GraphProto: message({
      node: [1, "NodeProto[]"],
      name: [2, "string"],
      initializer: [5, "TensorProto[]"],
      input: [11, "ValueInfoProto[]"],
      output: [12, "ValueInfoProto[]"],
      valueInfo: [13, "ValueInfoProto[]"],
      sparseInitializer: [15, "SparseTensorProto[]"],
    }),
    NodeProto: message({
      input: [1, "string[]"],
      output: [2, "string[]"],
      name: [3, "string"],
      opType: [4, "string"],
      attribute: [5, "AttributeProto[]"],
      domain: [7, "string"],
    }),
    AttributeProto: message({
      name: [1, "string"],
      f: [2, "float"],
      i: [3, "int64"],
      s: [4, "bytes"],
      t: [5, "TensorProto"],
      g: [6, "GraphProto"],
      floats: [7, "float[]"],
      ints: [8, "int64[]"],
      strings: [9, "bytes[]"],
      type: [20, "int32"],
      refAttrName: [21, "string"],
    }),
    TensorProto: message({
      dims: [1, "int64[]"],
      dataType: [2, "int32"],
      floatData: [4, "float[]"],
      int32Data: [5, "int32[]"],
      stringData: [6, "bytes[]"],
      int64Data: [7, "int64[]"],
      name: [8, "string"],
      rawData: [9, "bytes"],
      doubleData: [10, "double[]"],
      uint64Data: [11, "uint64[]"],
      externalData: [13, "StringStringEntryProto[]"],
      dataLocation: [14, "int32"],
    }),
    SparseTensorProto: message({ values: [1, "TensorProto"], indices: [2, "TensorProto"], dims: [3, "int64[]"] }),
    ValueInfoProto: message({ name: [1, "string"], type: [2, "TypeProto"] }),
    TypeProto: message(
      {
        tensorType: [1, "TensorTypeProto"],
        sequenceType: [4, "ElementTypeProto"],
        mapType: [5, "MapTypeProto"],
        sparseTensorType: [8, "TensorTypeProto"],
        optionalType: [9, "ElementTypeProto"],
      },
      ["tensorType", "sequenceType", "mapType", "sparseTensorType", "optionalType"],
    ),
    TensorTypeProto: message({ elemType: [1, "int32"], shape: [2, "TensorShapeProto"] }),
    ElementTypeProto: message({ elemType: [1, "TypeProto"] }),
    MapTypeProto: message({ keyType: [1, "int32"], valueType: [2, "TypeProto"] }),
    TensorShapeProto: message({ dim: [1, "DimensionProto[]"] }),
    DimensionProto: message({ dimValue: [1, "int64"], dimParam: [2, "string"] }, ["dimValue", "dimParam"]),
  },
});

/** The file itself. */
export const ModelProto = root.lookupType("ModelProto");
/** A tensor on its own, as ONNX's test data is stored. */
export const TensorProto = root.lookupType("TensorProto");
