"""HTTP only: form or JSON in, template or JSON out."""
