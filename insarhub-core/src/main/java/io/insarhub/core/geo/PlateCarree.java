package io.insarhub.core.geo;

/** Longitude and latitude as they are: EPSG:4326, longitude first. */
final class PlateCarree implements MapProjection {

    static final int EPSG = 4326;

    @Override
    public void forward(double[] coordinates, int points) {}

    @Override
    public void inverse(double[] coordinates, int points) {
        for (int i = 0; i < points; i++) {
            coordinates[2 * i] = Math.IEEEremainder(coordinates[2 * i], 360);
        }
    }

    @Override
    public int epsg() {
        return EPSG;
    }

    @Override
    public boolean isGeographic() {
        return true;
    }

    @Override
    public double unitSize() {
        return 1;
    }
}
