"""The kernelspec `smplan`; laid out so that this package's folder is a Jupyter data path of its own."""
