"""All hands: calling everybody who agreed to be called, counting who comes, standing them down."""
