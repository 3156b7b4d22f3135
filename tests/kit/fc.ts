/** @file fast-check with one seed for every property that names none: the suite tries the same cases each time. */
import fc from "fast-check";

fc.configureGlobal({ seed: 20_261_126 });

export default fc;
