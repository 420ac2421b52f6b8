"""LINE's rich menus: their routes, who sees which, aliases."""
