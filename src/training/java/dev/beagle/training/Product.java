package dev.beagle.training;

import static org.bytedeco.openblas.global.openblas_nolapack.CblasNoTrans;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasRowMajor;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasTrans;
import static org.bytedeco.openblas.global.openblas_nolapack.cblas_sgemm;

import org.bytedeco.javacpp.FloatPointer;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A product of two matrices that lie somewhere in larger arrays, row by row: {@code result = left *
 * right}, of {@code rows x columns} numbers, each the sum of {@code depth} products. ND4J would
 * make a view of each, which takes longer than to multiply them.
 */
record Product(int rows, int columns, int depth) {

  /**
   * @param leftAt index of the first number of the left matrix in its array, and so on
   */
  void multiply(INDArray left, long leftAt, INDArray right, long rightAt, INDArray to, long toAt) {
    cblas_sgemm(
        CblasRowMajor,
        CblasNoTrans,
        CblasNoTrans,
        rows,
        columns,
        depth,
        1,
        at(left, leftAt),
        depth,
        at(right, rightAt),
        columns,
        0,
        at(to, toAt),
        columns);
  }

  /** As {@link #multiply}, with a left matrix that is stored as {@code depth x rows}. */
  void multiplyLeftTransposed(
      INDArray left, long leftAt, INDArray right, long rightAt, INDArray to, long toAt) {
    cblas_sgemm(
        CblasRowMajor,
        CblasTrans,
        CblasNoTrans,
        rows,
        columns,
        depth,
        1,
        at(left, leftAt),
        rows,
        at(right, rightAt),
        columns,
        0,
        at(to, toAt),
        columns);
  }

  /** Adds the product to {@code to}; the right matrix is stored as {@code columns x depth}. */
  void addRightTransposed(
      INDArray left, long leftAt, INDArray right, long rightAt, INDArray to, long toAt) {
    cblas_sgemm(
        CblasRowMajor,
        CblasNoTrans,
        CblasTrans,
        rows,
        columns,
        depth,
        1,
        at(left, leftAt),
        depth,
        at(right, rightAt),
        depth,
        1,
        at(to, toAt),
        columns);
  }

  private static FloatPointer at(INDArray array, long index) {
    FloatPointer start = new FloatPointer(array.data().addressPointer());
    return start.position(start.position() + index);
  }
}
