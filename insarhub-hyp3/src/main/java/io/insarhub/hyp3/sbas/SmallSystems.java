package io.insarhub.hyp3.sbas;

/** Small dense systems, for what is done once a file, a date or a rare pixel. */
final class SmallSystems {

    private static final int SWEEPS = 60;
    private static final double ORTHOGONAL = 1e-15;

    private SmallSystems() {}

    /** Solves a symmetric positive definite system by Cholesky; overwrites both; O(n³). */
    static double[] solve(double[][] a, double[] b) {
        int n = b.length;
        for (int j = 0; j < n; j++) {
            for (int i = j; i < n; i++) {
                double sum = a[i][j];
                for (int k = 0; k < j; k++) {
                    sum -= a[i][k] * a[j][k];
                }
                a[i][j] = i == j ? Math.sqrt(sum) : sum / a[j][j];
            }
        }
        for (int i = 0; i < n; i++) {
            for (int k = 0; k < i; k++) {
                b[i] -= a[i][k] * b[k];
            }
            b[i] /= a[i][i];
        }
        for (int i = n - 1; i >= 0; i--) {
            for (int k = i + 1; k < n; k++) {
                b[i] -= a[k][i] * b[k];
            }
            b[i] /= a[i][i];
        }
        return b;
    }

    /**
     * The pseudo-inverse of a matrix, by one-sided Jacobi rotations; singular values below a share of the largest count as
     * zero. O(sweeps · columns² · rows).
     *
     * @param columns the matrix by column; overwritten
     * @param cutoff share of the largest singular value below which one counts as zero
     * @return one row for each column of the matrix
     */
    static double[][] pseudoInverse(double[][] columns, double cutoff) {
        int n = columns.length;
        int rows = n == 0 ? 0 : columns[0].length;
        double[][] rotation = new double[n][n];
        for (int i = 0; i < n; i++) {
            rotation[i][i] = 1;
        }
        boolean turned = true;
        for (int sweep = 0; turned && sweep < SWEEPS; sweep++) {
            turned = false;
            for (int p = 0; p < n; p++) {
                for (int q = p + 1; q < n; q++) {
                    turned |= rotate(columns[p], columns[q], rotation[p], rotation[q]);
                }
            }
        }
        double[] squares = new double[n];
        double largest = 0;
        for (int i = 0; i < n; i++) {
            squares[i] = dot(columns[i], columns[i]);
            largest = Math.max(largest, squares[i]);
        }
        double[][] inverse = new double[n][rows];
        for (int i = 0; i < n; i++) {
            if (Math.sqrt(squares[i]) > cutoff * Math.sqrt(largest)) {
                for (int j = 0; j < n; j++) {
                    double factor = rotation[i][j] / squares[i];
                    for (int r = 0; r < rows; r++) {
                        inverse[j][r] += factor * columns[i][r];
                    }
                }
            }
        }
        return inverse;
    }

    private static boolean rotate(double[] a, double[] b, double[] u, double[] v) {
        double aa = dot(a, a);
        double bb = dot(b, b);
        double ab = dot(a, b);
        if (Math.abs(ab) <= ORTHOGONAL * Math.sqrt(aa * bb)) {
            return false;
        }
        double zeta = (bb - aa) / (2 * ab);
        double tangent = Math.copySign(1, zeta) / (Math.abs(zeta) + Math.hypot(1, zeta));
        double cosine = 1 / Math.hypot(1, tangent);
        turn(a, b, cosine, cosine * tangent);
        turn(u, v, cosine, cosine * tangent);
        return true;
    }

    private static void turn(double[] a, double[] b, double cosine, double sine) {
        for (int i = 0; i < a.length; i++) {
            double was = a[i];
            a[i] = cosine * was - sine * b[i];
            b[i] = sine * was + cosine * b[i];
        }
    }

    static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
