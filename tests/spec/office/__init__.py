"""The sealed office: how it is opened, who is kept out, what is destroyed, and how it comes back."""
