/** @file Names of the three messages between preload and main process; everything else goes through the contract's port. */
export const CHANNELS = { connect: "contract.connect", port: "contract.port", drag: "picture.drag" } as const;
