"""What every page and every JSON route shares: access, security, errors, assets, the OpenAPI document."""
