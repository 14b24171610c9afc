package io.insarhub.core.dem;

import io.insarhub.core.geotiff.TileWindow;
import java.util.ArrayList;
import java.util.List;

/**
 * How the wanted part of a tile is cut into pieces: along its blocks, so that none is fetched twice, several small blocks
 * to a piece, so that a request is worth its time.
 *
 * @param tile the tile
 * @param wanted the pixels that are wanted of it
 * @param pieceWidth columns between cuts, counted from the tile's first column
 * @param pieceHeight rows between cuts
 */
record PieceGrid(DemTile tile, TileWindow wanted, int pieceWidth, int pieceHeight) {

    private static final int PIECE_PIXELS = 1 << 20;

    /** Cuts along blocks of this size. */
    static PieceGrid along(DemTile tile, TileWindow wanted, int tileWidth, int blockWidth, int blockHeight) {
        int across = Math.max(1, PIECE_PIXELS / Math.max(1, blockWidth * Math.max(1, blockHeight)));
        int most = (tileWidth + blockWidth - 1) / blockWidth;
        int width = blockWidth * Math.min(across, most);
        int down = Math.max(1, PIECE_PIXELS / (width * blockHeight));
        return new PieceGrid(tile, wanted, width, blockHeight * (across < most ? 1 : down));
    }

    /** All pieces, row by row. */
    List<TilePiece> pieces() {
        return piecesOf(wanted.x(), wanted.y(), wanted.width(), wanted.height());
    }

    /** The pieces that hold pixels of a rectangle. */
    List<TilePiece> piecesOf(int x, int y, int width, int height) {
        List<TilePiece> pieces = new ArrayList<>();
        for (int row = y / pieceHeight; row <= (y + height - 1) / pieceHeight; row++) {
            for (int column = x / pieceWidth; column <= (x + width - 1) / pieceWidth; column++) {
                pieces.add(piece(column, row));
            }
        }
        return pieces;
    }

    private TilePiece piece(int column, int row) {
        int left = Math.max(wanted.x(), column * pieceWidth);
        int top = Math.max(wanted.y(), row * pieceHeight);
        int right = Math.min(wanted.x() + wanted.width(), (column + 1) * pieceWidth);
        int bottom = Math.min(wanted.y() + wanted.height(), (row + 1) * pieceHeight);
        return new TilePiece(tile, new TileWindow(1, left, top, right - left, bottom - top));
    }
}
