def documents(rack):
    return []
